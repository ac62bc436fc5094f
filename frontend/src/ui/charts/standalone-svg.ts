export interface StandaloneSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** What the look of a drawn element depends on; all of it is an attribute of SVG too. */
const PAINTED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'shape-rendering',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

const SVG = 'http://www.w3.org/2000/svg';
/** Pixels of paper around the drawing. */
const MARGIN = 24;

function withOwnLook(original: Element, copy: Element): void {
  const look = getComputedStyle(original);
  for (const name of PAINTED) {
    const value = look.getPropertyValue(name);
    if (value !== '') copy.setAttribute(name, value);
  }
  for (const name of ['class', 'aria-hidden']) copy.removeAttribute(name);
  for (const name of copy.getAttributeNames()) if (name.startsWith('data-')) copy.removeAttribute(name);
  Array.from(original.children).forEach((child, index) => {
    const twin = copy.children[index];
    if (twin) withOwnLook(child, twin);
  });
}

/**
 * The drawing as a file that needs nothing of this page: every colour and font is written on the element itself.
 *
 * @param title what it shows, for whoever opens the file without seeing it
 */
export function standaloneSvg(drawing: SVGSVGElement, title: string): StandaloneSvg {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  withOwnLook(drawing, copy);
  const outer = (side: string) => Number(drawing.getAttribute(side)) + 2 * MARGIN;
  const [width, height] = [outer('width'), outer('height')];
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('viewBox', `${-MARGIN} ${-MARGIN} ${width} ${height}`);
  const paper = document.createElementNS(SVG, 'rect');
  const sheet = { x: -MARGIN, y: -MARGIN, width, height };
  for (const [name, value] of Object.entries(sheet)) paper.setAttribute(name, String(value));
  paper.setAttribute('fill', getComputedStyle(document.documentElement).backgroundColor);
  const heading = document.createElementNS(SVG, 'title');
  heading.textContent = title;
  copy.prepend(heading, paper);
  return { text: new XMLSerializer().serializeToString(copy), width, height };
}
