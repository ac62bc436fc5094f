// npm run deploy -- VERB: sets the app up in an account of AWS, and keeps it there.
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { stackPolicy } from '../stacks/stack-policy.ts';
import { synthesizeTemplates } from '../stacks/templates.ts';
import { cloudIn } from './cloud/cloud.ts';
import { explain } from './deploy-error.ts';
import { deploy } from './deploy.ts';
import { localWorkshop } from './local-workshop.ts';
import { timeZoneHere } from './stack/time-zone.ts';
import { processTerminal } from './terminal.ts';
import { publicWeb } from './web.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');

try {
  process.exitCode = await deploy(process.argv.slice(2), {
    environment: process.env,
    placeFile: join(ROOT, 'data', 'deployment.json'),
    terminal: processTerminal(),
    connect: (region) => cloudIn({ region }),
    blueprint: () => ({ ...synthesizeTemplates(), policy: stackPolicy }),
    workshop: localWorkshop,
    web: publicWeb,
    timeZone: timeZoneHere(),
    pause: async (duration) => {
      await setTimeout(duration);
    },
    now: () => new Date(),
  });
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
