#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""weasyprint_pdf.py LETTERS: a PDF of each letter of a file of HTML letters, one behind the other."""
import sys

from weasyprint import HTML

START = "<!DOCTYPE html>"
with open(sys.argv[1], encoding="utf-8") as file:
    letters = file.read().split(START)[1:]
for letter in letters:
    sys.stdout.buffer.write(HTML(string=START + letter).write_pdf())
