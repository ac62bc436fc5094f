import {
  KNOWN_BROKERS,
  readFlexElements,
  readStatement,
  type RecognisedStatement,
  type StatementContext,
  type StatementKind,
  type StatementReader,
} from '@portfolio/domain';
import { Problem } from '../../http/problem.ts';
import { refusal } from './import-statement.ts';
import { xmlElements, type XmlElement } from './xml-elements.ts';

/** What every Flex query begins with. */
const FLEX_ROOT = 'FlexQueryResponse';

/** Reads a file of any kind as often as it is asked to; what is XML is taken apart only once. */
export type ReadFile = (context: StatementContext) => RecognisedStatement;

/**
 * @param kind   to read the file as, when the owner says so
 * @param mapped readers of files that the owner explained
 * @throws Problem 400, here or when it is read, when it is no statement at all
 */
export function fileReader(
  text: string,
  kind: StatementKind | null,
  mapped: readonly StatementReader[] = [],
): ReadFile {
  if (isXml(text)) {
    const elements = flexElements(text);
    return (context) => readFlexElements(elements, context);
  }
  return (context) => {
    const statement = readStatement(text, context, kind, mapped);
    if ('code' in statement) throw refusal(statement, statement.broker);
    return statement;
  };
}

function isXml(text: string): boolean {
  return /^\uFEFF?\s*</.test(text);
}

function flexElements(text: string): readonly XmlElement[] {
  const elements = xmlElements(text.replace(/^\uFEFF?\s*/, ''));
  if ('code' in elements) {
    const detail = 'The file is XML that cannot be read: it is cut off, or was changed. Download it again.';
    throw new Problem(400, 'statement_xml_unreadable', detail);
  }
  if (elements[0]?.name === FLEX_ROOT) return elements;
  const brokers = KNOWN_BROKERS.join(', ');
  const message = `This is XML, but no Flex query of Interactive Brokers. Read are exports of ${brokers}.`;
  throw new Problem(400, 'statement_kind_unknown', message, { brokers });
}
