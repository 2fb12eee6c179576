import { expect, it } from 'vitest';
import { format } from '../../../server/src/syntax/xml/index.ts';
import { outline, problemsOf } from '../outline.ts';

it('reads elements, attributes and text with positions', () => {
  expect(outline(format.parse('pom.xml', '<?xml version="1.0"?>\n<project x="1">\n  <version> 1.0 </version>\n  <a/><a>t &amp; u</a>\n</project>'))).toEqual([
    [
      [
        'project@2:2',
        [
          ['@x@2:1', '1@2:1-9'],
          ['version@3:4', '1.0@3:13-16'],
          ['a@4:4', 'null@4:3-7'],
          ['a@4:8', 't & u@4:10-19'],
        ],
      ],
    ],
  ]);
});

it('never expands entities of a document type', () => {
  const document = format.parse('a.xml', '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<r>&b;</r>');
  expect(JSON.stringify(document)).not.toContain('aaaa');
});

it('notes where a file is not well-formed', () => {
  const document = format.parse('pom.xml', '<a>\n<b></a>');
  expect(problemsOf(document)).toHaveLength(1);
  expect(document.problems[0]?.span.line).toBe(2);
});
