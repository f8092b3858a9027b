// One reader of npm's, asked over and over: `node read.mjs NAME REPORTS`; a line on stdin asks for a round: its seconds and finds.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const readers = {
  async wink() {
    const nlp = (await import("wink-nlp")).default((await import("wink-eng-lite-web-model")).default);
    const its = nlp.its;
    return (report) => {
      const doc = nlp.readDoc(report.text);
      doc.sentences().out(its.sentiment);
      doc.tokens().out(its.pos);
      return doc.entities().out(its.detail).length;
    };
  },
  async compromise() {
    const nlp = (await import("compromise")).default;
    return (report) => {
      const doc = nlp(report.text);
      doc.json();
      return [doc.people(), doc.places(), doc.organizations(), doc.quotations()].reduce((sum, found) => sum + found.out("array").length, 0);
    };
  },
};

const [name, reports] = process.argv.slice(2);
const read = await readers[name]();
const texts = JSON.parse(readFileSync(reports, "utf8"));
console.log("ready");
for await (const _ of createInterface({ input: process.stdin })) {
  const start = process.cpuUsage();
  const found = texts.reduce((sum, report) => sum + read(report), 0);
  const spent = process.cpuUsage(start);
  console.log(JSON.stringify([(spent.user + spent.system) / 1e6, found]));
}
