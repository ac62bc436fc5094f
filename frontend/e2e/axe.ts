import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/**
 * Holds that axe finds nothing on the page as it stands, in either theme.
 *
 * Everything is looked at by light; by dark what a theme can change, which is the colours.
 *
 * @param part  selector of what is looked at, where it lies over something that cannot be reached meanwhile
 */
export async function expectAxeToFindNothing(page: Page, where: string, part = 'html'): Promise<void> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Legacy mode looks at one frame, and the app has one; the other mode opens a page for each look.
    // The size of targets is not among axe's usual rules; Lighthouse asks for it.
    const axe = new AxeBuilder({ page })
      .setLegacyMode()
      .include(part)
      .options({ rules: { 'target-size': { enabled: true } } });
    const { violations } = await (
      colorScheme === 'light' ? axe : axe.withRules(['color-contrast', 'link-in-text-block'])
    ).analyze();
    for (const { id, nodes } of violations)
      found.push(`${where}, ${colorScheme}: ${id} ${nodes.map((node) => node.html).join(' ')}`);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  expect(found).toEqual([]);
}
