type Json = unknown;
type Fields = Readonly<Record<string, Json>>;

export interface FakeTemplate {
  readonly Parameters?: Readonly<Record<string, { Default?: unknown; AllowedPattern?: string }>>;
  readonly Conditions?: Fields;
  readonly Resources: Readonly<
    Record<string, { Type: string; Properties?: Fields; Condition?: string; DeletionPolicy?: string }>
  >;
  readonly Outputs?: Readonly<Record<string, { Value: Json; Condition?: string }>>;
}

/** What is known while a template is read. */
export interface Scene {
  readonly template: FakeTemplate;
  readonly parameters: Readonly<Record<string, string>>;
  readonly region: string;
  /** Physical id of a resource. */
  readonly idOf: (resource: string) => string;
}

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether a condition of the template holds. */
export function holds(condition: Json, scene: Scene): boolean {
  if (typeof condition === 'string') return holds(scene.template.Conditions?.[condition], scene);
  if (!isFields(condition)) return false;
  const [[kind, value] = ['', undefined]] = Object.entries(condition);
  const list = Array.isArray(value) ? (value as Json[]) : [];
  if (kind === 'Condition') return holds(value, scene);
  if (kind === 'Fn::And') return list.every((each) => holds(each, scene));
  if (kind === 'Fn::Not') return !holds(list[0], scene);
  if (kind === 'Fn::Equals') return valueOf(list[0], scene) === valueOf(list[1], scene);
  throw new Error(`The fake does not know the condition ${kind}.`);
}

/** A value of a template as text. */
export function valueOf(value: Json, scene: Scene): string {
  if (!isFields(value)) return String(value);
  const [[kind, inner] = ['', undefined]] = Object.entries(value);
  const list = Array.isArray(inner) ? (inner as Json[]) : [];
  switch (kind) {
    case 'Ref': {
      const name = String(inner);
      if (name === 'AWS::Region') return scene.region;
      return scene.parameters[name] ?? scene.idOf(name);
    }
    case 'Fn::GetAtt':
      return list[1] === 'DomainName' ? 'd123.cloudfront.net' : scene.idOf(String(list[0]));
    case 'Fn::Join':
      return (list[1] as Json[]).map((each) => valueOf(each, scene)).join(String(list[0]));
    case 'Fn::If':
      return valueOf(list[holds(list[0], scene) ? 1 : 2], scene);
    default:
      throw new Error(`The fake does not know ${kind}.`);
  }
}

/** The resources that the parameters let be, each with the text by which a change is noticed. */
export function resourcesOf(scene: Scene): Map<string, { type: string; properties: Map<string, string> }> {
  const { template, parameters } = scene;
  const filled = (value: Json): string =>
    JSON.stringify(value, (_key, each: Json) => {
      if (!isFields(each)) return each;
      const name = each.Ref;
      return typeof name === 'string' && name in parameters ? parameters[name] : each;
    });
  return new Map(
    Object.entries(template.Resources)
      .filter(([, { Condition }]) => Condition === undefined || holds(Condition, scene))
      .map(([name, { Type, Properties = {} }]) => [
        name,
        {
          type: Type,
          properties: new Map(Object.entries(Properties).map(([key, value]) => [key, filled(value)])),
        },
      ]),
  );
}
