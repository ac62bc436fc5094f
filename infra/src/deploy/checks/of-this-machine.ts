import { unpricedTypes } from '../cost/cost-of.ts';
import { frontendFiles } from '../frontend/frontend-files.ts';
import { filesNamedIn } from './page-files.ts';
import { type Checklist, rightIf } from './check.ts';

const OLDEST_NODE = 22;
const MOST_BYTES = 51_200;

/** What is needed before anything is sent. */
export const OF_THIS_MACHINE: Checklist = {
  name: 'This machine',
  checks: [
    {
      item: 'Node is new enough',
      remedy: `Install Node ${OLDEST_NODE} or newer from https://nodejs.org.`,
      covers: ['Node.js and npm installed locally'],
      here: () =>
        rightIf(parseInt(process.versions.node, 10) >= OLDEST_NODE, `It is ${process.versions.node}.`),
    },
    {
      item: 'The credentials are accepted by AWS',
      remedy: 'Log in with `aws sso login` and set AWS_PROFILE; no other program of Amazon is needed.',
      covers: ['AWS CLI installed and configured'],
      there: async ({ deployment }) => {
        const { account } = await deployment.cloud.identity.whoAmI();
        return rightIf(/^\d{12}$/.test(account), 'AWS does not say whose they are.');
      },
    },
    {
      item: 'The frontend is built, and its page refers to nothing that is missing',
      remedy: 'npm run build',
      covers: [
        'Frontend built with production env (`npm run build`)',
        'Build output verified (`dist/` directory exists)',
      ],
      here: async ({ workshop }) => {
        const folder = await workshop.frontend();
        const { assets, others, page } = frontendFiles(folder);
        const there = new Set([...assets, ...others, page].map(({ key }) => key));
        const missing = filesNamedIn(folder).filter((key) => !there.has(key));
        return rightIf(missing.length === 0, `Missing: ${missing.join(', ')}.`);
      },
    },
    {
      item: 'Each template is small enough to be sent with the call',
      remedy: 'Take something out of infra/src/stacks.',
      covers: [],
      here: ({ blueprint }) => {
        const sizes = [blueprint.app, blueprint.edge].map((each) => Buffer.byteLength(JSON.stringify(each)));
        return rightIf(Math.max(...sizes) <= MOST_BYTES, `They have ${sizes.join(' and ')} bytes.`);
      },
    },
    {
      item: 'Every resource has a price, or is known to be free',
      remedy: 'Add the type to infra/src/deploy/cost/prices.json.',
      covers: [],
      here: ({ blueprint }) => {
        const types = unpricedTypes([blueprint.app, blueprint.edge]);
        return rightIf(types.length === 0, `Without a price: ${types.join(', ')}.`);
      },
    },
  ],
};
