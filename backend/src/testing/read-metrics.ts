/** A sample as Prometheus reads it. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-z0-9_]+)(?:\{(.*)\})? (\S+)$/;
const LABEL = /([a-z]+)="((?:[^"\\]|\\.)*)"(?:,|$)/y;

function readLabels(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name, value] = LABEL.exec(text) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no labels: ${text}`);
    labels[name] = JSON.parse(`"${value}"`) as string;
  }
  return labels;
}

/** @throws for any line that Prometheus would refuse, and for a sample whose family was not announced just before */
export function readMetrics(text: string): ReadSample[] {
  let family = '';
  return text.split('\n').flatMap((line) => {
    const [, announced] = /^# TYPE (\S+) (?:counter|gauge|histogram)$/.exec(line) ?? [];
    family = announced ?? family;
    if (line === '' || line.startsWith('# ')) return [];
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    if (name === undefined || !/^(_bucket|_sum|_count)?$/.test(name.replace(family, '')))
      throw new Error(`no sample of ${family}: ${line}`);
    const number = value === '+Inf' ? Infinity : Number(value);
    if (Number.isNaN(number)) throw new Error(`no number: ${line}`);
    return [{ name, labels: readLabels(labels), value: number }];
  });
}
