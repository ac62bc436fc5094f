import { describe, expect, it } from 'vitest';
import { xmlElements } from './xml-elements.ts';

describe('elements of an XML file', () => {
  it('are listed in document order with their attributes', () => {
    expect(xmlElements('<?xml version="1.0"?>\n<a x="1&amp;2">\n  <b y="&lt;&#x41;"/>text<c/></a>')).toEqual([
      { name: 'a', attributes: { x: '1&2' }, line: 2 },
      { name: 'b', attributes: { y: '<A' }, line: 3 },
      { name: 'c', attributes: {}, line: 3 },
    ]);
  });

  it.each(['<a>', '<a b=1/>', '<a b="1" b="2"/>', '<a>&unknown;</a>', 'text', '<a/><b/>', '<a \u0000/>', ''])(
    'of %j are none: it is not well-formed',
    (text) => {
      expect(xmlElements(text)).toEqual({ code: 'not_well_formed' });
    },
  );

  it('of a file with a document type are none, whatever it declares', () => {
    const laughs = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
    const bomb = `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join('')}]><a b="&l9;"/>`;
    expect(xmlElements(bomb)).toEqual({ code: 'has_document_type' });
    expect(xmlElements('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toEqual({
      code: 'has_document_type',
    });
  });

  it('are read a megabyte deep without a stack to overflow', () => {
    const depth = 100_000;
    expect(xmlElements('<a>'.repeat(depth) + '</a>'.repeat(depth))).toHaveLength(depth);
  });
});
