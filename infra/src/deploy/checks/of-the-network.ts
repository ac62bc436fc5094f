import { outputOf } from '../stack/live-stack.ts';
import { type Checklist, note, right, rightIf, wrong } from './check.ts';
import { inside, instanceIn, listIn, ofType } from './template-facts.ts';

const SERVER_PORT = 8000;

/** Who can reach the instance. */
export const OF_THE_NETWORK: Checklist = {
  name: 'Network',
  checks: [
    {
      item: 'The instance lets in CloudFront on port 8000, and nobody else',
      remedy: 'npm run deploy -- up; and remove rules that were added by hand.',
      covers: [
        'Security group configured (SSH + port 8000)',
        'EC2 security group restricted to CloudFront prefix list only',
        'Security group allows port 8000 only from CloudFront prefix list',
      ],
      here: ({ blueprint: { app } }) => {
        const rules = ofType(app, 'AWS::EC2::SecurityGroupIngress').map(([, each]) => each.Properties ?? {});
        const own = ofType(app, 'AWS::EC2::SecurityGroup').flatMap(([, each]) =>
          listIn(each, 'Properties', 'SecurityGroupIngress'),
        );
        const isOpen = [...rules, ...own].some(
          (rule) =>
            inside(rule, 'CidrIp') !== undefined ||
            inside(rule, 'CidrIpv6') !== undefined ||
            inside(rule, 'FromPort') !== SERVER_PORT,
        );
        return rightIf(!isOpen && rules.length > 0, 'The template lets in somebody else.');
      },
      there: async (scene) => {
        const { parameters } = await scene.stack();
        const openings = await scene.openings();
        const others = openings.filter(
          ({ port, from }) =>
            port !== String(SERVER_PORT) ||
            ![parameters.OriginSecurityGroupId, parameters.CloudFrontPrefixListId].includes(from),
        );
        if (others.length > 0)
          return wrong(`Also let in: ${others.map(({ port, from }) => `${from} on ${port}`).join(', ')}.`);
        if (openings.length === 0) return wrong('Nobody is let in, not even CloudFront.');
        return openings.some(({ from }) => from === parameters.CloudFrontPrefixListId)
          ? note('Any CloudFront may knock until `npm run deploy -- up` has run once more.')
          : right;
      },
    },
    {
      item: 'Nobody reaches the instance past CloudFront',
      remedy: 'Remove rules of its security group that were added by hand.',
      covers: ['Direct EC2 access blocked (test: `curl http://PUBLIC_IP:8000/health` should timeout)'],
      there: async ({ deployment, machine }) => {
        const address = (await machine())?.publicAddress ?? null;
        if (address === null) return right;
        const isOpen = await deployment.web.canConnect(address, SERVER_PORT);
        return rightIf(!isOpen, `${address}:${SERVER_PORT} takes connections from here.`);
      },
    },
    {
      item: 'There is no SSH, and no key for it; Session Manager opens a shell when one is needed',
      remedy: 'Remove the rule for port 22. A shell: `aws ssm start-session`.',
      covers: [
        'Security group allows SSH only from your IP',
        'SSH port 22 restricted to your IP only',
        'SSH uses key-based authentication (no password)',
      ],
      here: (deployment) =>
        rightIf(instanceIn(deployment).KeyName === undefined, 'The template gives the instance a key.'),
      there: async (scene) => {
        const isOpen = (await scene.openings()).some(({ port }) => port === '22');
        const key = (await scene.machine())?.keyName ?? null;
        return rightIf(!isOpen && key === null, isOpen ? 'Port 22 is open.' : `It has the key ${key ?? ''}.`);
      },
    },
    {
      item: 'CloudFront finds the instance inside its network, so that no address of it has to stay the same',
      remedy: 'npm run deploy -- up',
      covers: ['Elastic IP allocated and associated (optional)', 'Elastic IP used (prevents IP changes)'],
      here: ({ blueprint: { app } }) =>
        rightIf(ofType(app, 'AWS::CloudFront::VpcOrigin').length === 1, 'The template has no way in.'),
    },
    {
      item: 'Nothing was changed by hand since it was set up',
      remedy: 'Look at the drift of etf-portfolio in the console of CloudFormation, and undo it there.',
      covers: [],
      there: async ({ deployment, stack }) => {
        const { cloud, pause } = deployment;
        const { name } = await stack();
        const number = await cloud.stacks.beginComparison(name);
        for (let looks = 0; looks < 60; looks += 1) {
          const changed = await cloud.stacks.comparison(name, number);
          if (changed !== null) return rightIf(changed.length === 0, `Changed: ${changed.join(', ')}.`);
          await pause(5_000);
        }
        return note('CloudFormation did not end its comparison within five minutes.');
      },
    },
    {
      item: 'The account has the templates of this version',
      remedy: 'npm run deploy -- plan shows the difference, up brings it about.',
      covers: [],
      there: async ({ deployment, stack }) => {
        const there = await deployment.cloud.stacks.template((await stack()).name);
        const isSame = JSON.stringify(there) === JSON.stringify(deployment.blueprint.app);
        return rightIf(isSame, 'They are of another version.');
      },
    },
    {
      item: 'The data volume is there, encrypted, and attached',
      remedy: 'npm run deploy -- up',
      covers: [],
      here: ({ blueprint: { app } }) =>
        rightIf(
          ofType(app, 'AWS::EC2::Volume').every(
            ([, each]) =>
              each.Properties?.Encrypted === true && each.DeletionPolicy?.startsWith('Retain') === true,
          ),
          'The template would not encrypt it, or not keep it.',
        ),
      there: async ({ deployment, stack }) => {
        const volume = await deployment.cloud.machines.volume(outputOf(await stack(), 'DataVolumeId'));
        return rightIf(
          volume?.isEncrypted === true && volume.instance !== null,
          volume === null ? 'It is gone.' : 'It is not encrypted, or not attached.',
        );
      },
    },
  ],
};
