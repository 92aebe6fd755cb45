// Word files by docxtemplater: node plain_docxtemplater.cjs TEMPLATE DATA OUT
const fs = require("fs");
const path = require("path");
const Docxtemplater = require("docxtemplater");
const PizZip = require("pizzip");

const [template, data, out] = process.argv.slice(2);
const content = fs.readFileSync(template);
for (const name of fs.readdirSync(data).sort()) {
  const document = new Docxtemplater(new PizZip(content), { paragraphLoop: true });
  document.render(JSON.parse(fs.readFileSync(path.join(data, name), "utf8")));
  const bytes = document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  fs.writeFileSync(path.join(out, `${path.parse(name).name}.docx`), bytes);
}
