#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""jinja.py plain|html TEMPLATE DATA: the template filled for each line of JSON, one behind the other.

The template is Mustache; it is turned into Jinja2 once, tag by tag.
"""
import json
import re
import sys

from jinja2 import Environment


def jinja(mustache):
    """The same template; a section named `….list` goes over a list, every other is a condition."""
    # a tag of a section that stands alone on its line leaves no line
    text = re.sub(r"(?m)^({{[#^/][\w.]+}})\n", r"\1", mustache)
    lists = []

    def tag(match):
        kind, name = match.groups()
        here = "item." + name if lists and "." not in name else name
        if kind == "":
            return "{{ " + here + " }}"
        if not name.endswith(".list"):
            return {"#": "{% if " + here + " %}", "^": "{% if not " + here + " %}"}.get(kind, "{% endif %}")
        if kind == "/":
            lists.pop()
            return "{% endfor %}"
        lists.append(name)
        return "{% for item in " + here + " %}"

    return re.sub(r"{{([#^/]?)([\w.]+)}}", tag, text)


form, template, data = sys.argv[1:]
with open(template, encoding="utf-8") as file:
    letter = Environment(autoescape=form == "html", keep_trailing_newline=True).from_string(jinja(file.read()))
sys.stdout.reconfigure(encoding="utf-8")
with open(data, encoding="utf-8") as lines:
    for line in lines:
        sys.stdout.write(letter.render(json.loads(line)))
