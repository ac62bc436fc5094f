import type { Deployment, Template, TemplateResource } from '../deployment.ts';

/** Follows names and places into a value of a template; undefined where it ends. */
export function inside(value: unknown, ...path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (each, name) =>
      typeof each === 'object' && each !== null
        ? (each as Record<string | number, unknown>)[name]
        : undefined,
    value,
  );
}

export const listIn = (value: unknown, ...path: readonly (string | number)[]): unknown[] => {
  const found = inside(value, ...path);
  return Array.isArray(found) ? (found as unknown[]) : [];
};

/** The resources of one type, by name. */
export function ofType({ Resources }: Template, type: string): [string, TemplateResource][] {
  return Object.entries(Resources).filter(([, { Type }]) => Type === type);
}

/** The settings of the one distribution. */
export const distributionIn = ({ blueprint: { app } }: Deployment): unknown =>
  inside(ofType(app, 'AWS::CloudFront::Distribution')[0]?.[1], 'Properties', 'DistributionConfig');

/** The settings of the one instance. */
export const instanceIn = ({ blueprint: { app } }: Deployment) =>
  ofType(app, 'AWS::EC2::Instance')[0]?.[1].Properties ?? {};
