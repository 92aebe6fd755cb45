"""Word files as a first script with docxtpl makes them: ``plain_docxtpl.py TEMPLATE DATA OUT``."""

import json
import sys
from pathlib import Path

from docxtpl import DocxTemplate

template, data, out = map(Path, sys.argv[1:])
for file in sorted(data.glob("*.json")):
    document = DocxTemplate(template)
    document.render(json.loads(file.read_text()))
    document.save(out / f"{file.stem}.docx")
