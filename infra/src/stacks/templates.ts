import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, BootstraplessSynthesizer, type IStackSynthesizer } from 'aws-cdk-lib';
import { AppStack } from './app-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import type { StackTemplate } from './stack-template.ts';

/** Names of the stacks in the account. */
export const APP_STACK = 'etf-portfolio';
export const EDGE_STACK = 'etf-portfolio-edge';

/**
 * Both stacks; what CloudFormation would refuse is refused here.
 *
 * @param outdir  folder that CDK writes to
 */
export function makeStacks(outdir: string): { app: App; appStack: AppStack; edgeStack: EdgeStack } {
  const app = new App({
    outdir,
    analyticsReporting: false,
    treeMetadata: false,
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  });
  const props = (description: string) => ({
    description,
    synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer,
  });
  const appStack = new AppStack(app, APP_STACK, props('ETF portfolio: the app, in the region of its owner'));
  const edgeStack = new EdgeStack(app, EDGE_STACK, props('ETF portfolio: what AWS has in us-east-1 only'));
  return { app, appStack, edgeStack };
}

/**
 * The templates of both stacks: the same for every account and region, without assets, lookups or a bootstrap stack, and each
 * small enough to be sent along with the call that deploys it (51,200 bytes as JSON without blanks).
 *
 * @throws when a template breaks a rule of CloudFormation's
 */
export function synthesizeTemplates(): { app: StackTemplate; edge: StackTemplate } {
  const folder = mkdtempSync(join(tmpdir(), 'etf-portfolio-cdk-'));
  try {
    const assembly = makeStacks(folder).app.synth();
    const templateOf = (name: string) => assembly.getStackByName(name).template as StackTemplate;
    return { app: templateOf(APP_STACK), edge: templateOf(EDGE_STACK) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
