/** Whether the caller reads gzip: it is named in `Accept-Encoding`, and not with a weight of 0, which refuses it. */
export function acceptsGzip(header = ''): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
