import { expect, test, vi } from 'vitest';
import { saveFile } from './save-file.ts';

test('a text is handed over as a file of that name', () => {
  const given: Blob[] = [];
  URL.createObjectURL = (blob) => {
    given.push(blob as Blob);
    return 'blob:here';
  };
  const revoke = vi.fn();
  URL.revokeObjectURL = revoke;
  const clicked: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.download} ${this.href}`);
  });
  saveFile('funds.csv', 'a,b');
  expect(clicked).toEqual(['funds.csv blob:here']);
  expect(given[0]?.size).toBe(3);
  expect(revoke).toHaveBeenCalledExactlyOnceWith('blob:here');
});
