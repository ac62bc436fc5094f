import { SaxesParser } from 'saxes';

/** One element of an XML file: its name and attributes; what stands around it is not kept. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Of the end of its tag, from 1. */
  readonly line: number;
}

/** Why a text is no XML that is read: not well-formed, or with a document type, in which entities could be declared. */
export interface XmlRefusal {
  readonly code: 'not_well_formed' | 'has_document_type';
}

/** Thrown to stop the parser, which has no other way. */
class HasDocumentType extends Error {}

/**
 * The elements of an XML text in document order. Never throws.
 *
 * The parser knows the five entities of XML itself and no others: nothing is fetched, and nothing can grow. A document type is
 * refused all the same, because no statement has one.
 */
export function xmlElements(text: string): readonly XmlElement[] | XmlRefusal {
  const elements: XmlElement[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new HasDocumentType();
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes: { ...attributes }, line: parser.line });
  });
  try {
    parser.write(text).close();
  } catch (error) {
    return { code: error instanceof HasDocumentType ? 'has_document_type' : 'not_well_formed' };
  }
  return elements;
}
