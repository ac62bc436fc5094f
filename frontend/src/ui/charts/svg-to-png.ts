import type { StandaloneSvg } from './standalone-svg.ts';

/** Pixels of the picture for one of the page: sharp on paper and on fine screens. */
const SCALE = 2;

/** Paints a drawing. Its fonts fall back to those of the system, which a picture cannot bring along. */
export async function svgToPng({ text, width, height }: StandaloneSvg): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await picture.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [width * SCALE, height * SCALE];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser paints no pictures');
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) resolve(blob);
      else reject(new Error('the picture could not be made'));
    }, 'image/png');
  });
}
