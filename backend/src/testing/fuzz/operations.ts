import Ajv from 'ajv/dist/2020.js';
import type { Http } from '../../http/create-http.ts';

type JsonObject = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

const OTHER_TYPES = ['text/csv', 'application/zip', 'text/plain'] as const;
export type MediaType = 'application/json' | (typeof OTHER_TYPES)[number];

/** One operation as the OpenAPI document tells it. */
export interface Operation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With `{name}` for parameters. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: 'none' | 'json' | 'file';
  /** Names of the members of a JSON body. */
  readonly members: readonly string[];
  readonly statuses: readonly number[];
  /** What it answers when all is well. */
  readonly answers: MediaType;
  /** Null when the answer is as documented for its status, else what is wrong with it. */
  readonly judge: (status: number, body: unknown) => string | null;
}

interface Document {
  readonly paths: Record<string, Record<string, DocumentedOperation>>;
  readonly components: JsonObject;
}

interface DocumentedOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly content: Record<string, { readonly schema?: { properties?: JsonObject; $ref?: string } }>;
  };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: JsonObject }> }>;
  readonly tags?: readonly string[];
}

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

/** Every operation of the document that the application generates about itself. */
export function operationsOf(app: Http): Operation[] {
  const document = app.swagger() as unknown as Document;
  const ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ $id: 'document', ...document });
  const membersOf = (schema: { properties?: JsonObject; $ref?: string } | undefined): string[] => {
    const name = schema?.$ref?.split('/').at(-1) ?? '';
    const schemas = document.components.schemas as Record<string, { properties?: JsonObject }>;
    return Object.keys((schema?.$ref ? schemas[name]?.properties : schema?.properties) ?? {});
  };
  const describe = (
    path: string,
    method: keyof typeof METHODS,
    operation: DocumentedOperation,
  ): Operation => {
    const content = operation.requestBody?.content ?? {};
    const pointer = `${path.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')}/${method}`;
    const judge = (status: number, body: unknown) => {
      const answer = operation.responses[String(status)];
      if (!answer) return `status ${status} is not documented`;
      if (!answer.content?.['application/json']) return null;
      const schema = `document#/paths/${pointer}/responses/${status}/content/application~1json/schema`;
      const validate = ajv.getSchema(schema);
      if (!validate) return `there is no schema for status ${status}`;
      return validate(body) ? null : ajv.errorsText(validate.errors);
    };
    return {
      method: METHODS[method],
      path,
      parameters: operation.parameters ?? [],
      body:
        'multipart/form-data' in content || /import/.test(path)
          ? 'file'
          : 'application/json' in content
            ? 'json'
            : 'none',
      members: membersOf(content['application/json']?.schema),
      statuses: Object.keys(operation.responses).map(Number),
      answers:
        OTHER_TYPES.find((type) => operation.responses['200']?.content?.[type] !== undefined) ??
        'application/json',
      judge,
    };
  };
  return Object.entries(document.paths).flatMap(([path, operations]) =>
    (Object.keys(METHODS) as (keyof typeof METHODS)[]).flatMap((method) => {
      const operation = operations[method];
      return operation ? [describe(path, method, operation)] : [];
    }),
  );
}
