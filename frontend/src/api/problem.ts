/** The server said no, in its own words. */
export class ApiProblem extends Error {
  readonly status: number;
  /** Its words per member of the request body; `''` for the body as a whole. */
  readonly fields: Readonly<Record<string, string>>;
  /** Of a refused undo: the change that stands in its way. */
  readonly conflictingChange: number | null;

  constructor(
    status: number,
    message: string,
    fields: Readonly<Record<string, string>> = {},
    conflictingChange: number | null = null,
  ) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.fields = fields;
    this.conflictingChange = conflictingChange;
  }
}

/** The server could not be reached, or something between it and us answered. */
export class ServerAway extends Error {
  constructor() {
    super('The server does not answer.');
    this.name = 'ServerAway';
  }
}

/** Statuses of a proxy whose server is not there. */
const AWAY = new Set([502, 503, 504]);

interface DetailItem {
  readonly loc?: readonly unknown[];
  readonly msg?: string;
}

function fieldOf({ loc = [] }: DetailItem): string {
  const last = loc.slice(1).at(-1);
  return typeof last === 'string' ? last : '';
}

function answered(status: number): string {
  return `The server answered with an error (${String(status)}).`;
}

function conflictingChangeOf(body: object): number | null {
  const id = 'conflicting_change' in body ? body.conflicting_change : null;
  return typeof id === 'number' ? id : null;
}

/** What an error answer means; `body` is whatever came, valid or not. */
export function problemFrom(status: number, body: unknown): ApiProblem | ServerAway {
  const whole = typeof body === 'object' && body !== null ? body : {};
  const detail = 'detail' in whole ? whole.detail : undefined;
  if (typeof detail === 'string') return new ApiProblem(status, detail, {}, conflictingChangeOf(whole));
  if (Array.isArray(detail)) {
    const items = detail.filter((item): item is DetailItem => typeof item === 'object' && item !== null);
    const fields: Record<string, string> = {};
    for (const item of items) fields[fieldOf(item)] ??= (item.msg ?? '').replace(/^Value error, /, '');
    return new ApiProblem(status, Object.values(fields).join('; ') || answered(status), fields);
  }
  if (AWAY.has(status)) return new ServerAway();
  return new ApiProblem(status, answered(status));
}
