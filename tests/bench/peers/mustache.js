#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// mustache.js plain|html TEMPLATE DATA: the template filled for each line of JSON, one behind the other.
const fs = require('fs');
const mustache = require('mustache');

const [form, template, data] = process.argv.slice(2);
if (form === 'plain') mustache.escape = (text) => text;
const text = fs.readFileSync(template, 'utf8');
mustache.parse(text);
let letters = '';
for (const line of fs.readFileSync(data, 'utf8').split('\n')) {
  if (line === '') continue;
  letters += mustache.render(text, JSON.parse(line));
  if (letters.length > 1 << 20) {
    fs.writeSync(1, letters);
    letters = '';
  }
}
fs.writeSync(1, letters);
