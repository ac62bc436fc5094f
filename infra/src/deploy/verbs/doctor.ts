import { type Check, type Finding, wrong } from '../checks/check.ts';
import { CHECKLISTS } from '../checks/checklists.ts';
import { type LiveScene, liveScene } from '../checks/live-scene.ts';
import { explain } from '../deploy-error.ts';
import type { Deployment } from '../deployment.ts';

const SIGNS = { right: '✓', wrong: '✗', note: 'i' } as const;

async function look(finding: () => Finding | Promise<Finding>): Promise<Finding> {
  try {
    return await finding();
  } catch (error) {
    return wrong(explain(error));
  }
}

/** The worst of what both looks came to; null when only a real account shows it and none was asked. */
async function findingOf(
  { here, there }: Check,
  deployment: Deployment,
  scene: LiveScene | null,
): Promise<Finding | null> {
  const findings: Finding[] = [];
  if (here) findings.push(await look(() => here(deployment)));
  if (there && scene) findings.push(await look(async () => await there(scene)));
  return (
    findings.find(({ verdict }) => verdict === 'wrong') ??
    findings.find(({ verdict }) => verdict === 'note') ??
    findings[0] ??
    null
  );
}

/**
 * Every checklist of a deployment as code: each item with its verdict and what to do about it.
 *
 * @param isLive  whether the account, the instance and the address are asked too; without that it is said which items only
 *                a real account can show
 * @returns 1 when an item is wrong
 */
export async function doctor(deployment: Deployment, isLive: boolean): Promise<number> {
  const { terminal } = deployment;
  const scene = isLive ? liveScene(deployment) : null;
  const counts = { right: 0, wrong: 0, note: 0, unasked: 0 };
  for (const { name, checks } of CHECKLISTS) {
    terminal.say(`\n${name}`);
    for (const check of checks) {
      const finding = await findingOf(check, deployment, scene);
      if (finding === null) {
        counts.unasked += 1;
        terminal.say(`  ? ${check.item}`);
        continue;
      }
      counts[finding.verdict] += 1;
      const isHalf = scene === null && check.there !== undefined && finding.verdict === 'right';
      terminal.say(
        `  ${SIGNS[finding.verdict]} ${check.item}${isHalf ? ' (as far as the template goes)' : ''}`,
      );
      if (finding.seen !== undefined) terminal.say(`      ${finding.seen}`);
      if (finding.verdict === 'wrong') terminal.say(`      Remedy: ${check.remedy}`);
    }
  }
  terminal.say(`\n${counts.right} right, ${counts.wrong} wrong, ${counts.note} to know`);
  if (!isLive)
    terminal.say(
      `${counts.unasked} items marked ? can be seen in a real account only: npm run deploy -- doctor --live`,
    );
  return counts.wrong > 0 ? 1 : 0;
}
