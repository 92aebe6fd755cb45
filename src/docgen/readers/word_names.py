"""Names of elements such as ``w:p`` with their namespace: each is looked up once.

python-docx takes a name apart at each call, and a file has a hundred thousand of them.
"""

from functools import cache

from docx.oxml.ns import qn as _qn

qn = cache(_qn)
