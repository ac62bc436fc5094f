import type {
  KyselyPlugin,
  PluginTransformQueryArgs,
  PluginTransformResultArgs,
  RootOperationNode,
} from 'kysely';
import { createQueryId } from 'kysely';
import type { Database } from '../db/open-database.ts';

export interface RecordedQuery {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Passes every query on as it is, and remembers it. */
class Recorder implements KyselyPlugin {
  readonly nodes: RootOperationNode[] = [];

  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    this.nodes.push(node);
    return node;
  }

  async transformResult({ result }: PluginTransformResultArgs) {
    return await Promise.resolve(result);
  }
}

/** Watches a database: what was asked since the last call of `take`. */
export function recordQueries(): { watch: (database: Database) => Database; take: () => RecordedQuery[] } {
  const recorder = new Recorder();
  let compile = (_node: RootOperationNode): RecordedQuery => ({ sql: '', parameters: [] });
  return {
    watch: (database) => {
      const executor = database.read.getExecutor();
      compile = (node) => executor.compileQuery(node, createQueryId());
      return {
        ...database,
        read: database.read.withPlugin(recorder),
        write: database.write.withPlugin(recorder),
      };
    },
    take: () => recorder.nodes.splice(0).map((node) => compile(node)),
  };
}
