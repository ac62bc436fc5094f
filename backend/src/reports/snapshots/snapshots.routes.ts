import { counted } from '../../http/counted.ts';
import { wireInstant } from '../../db/instant.ts';
import type { Deps } from '../../deps.ts';
import { answerChange } from '../../http/answer-change.ts';
import type { Http } from '../../http/create-http.ts';
import { endOf } from '../../http/date-fields.ts';
import { importUpload } from '../../http/import-upload.ts';
import { csvFile, sendCsv } from '../../http/send-csv.ts';
import { conflict, deletedSchema, detailSchema, invalid, notFound } from '../../http/wire.ts';
import { runSnapshotImport } from './run-snapshot-import.ts';
import { snapshotLines } from './snapshot-lines.ts';
import { snapshotImportQuery, snapshotImportReportSchema } from './snapshot-import.schema.ts';
import {
  summaryListSchema,
  summaryQuery,
  type SummaryQuery,
  wireSnapshotSummary,
} from './snapshot-summary.schema.ts';
import { summariseSnapshots } from './snapshot-summary.service.ts';
import type { SnapshotSources } from './snapshot-values.service.ts';
import {
  capturedSchema,
  captureQuery,
  deletedSnapshotSchema,
  previewQuery,
  previewSchema,
  snapshotListSchema,
  snapshotParams,
  snapshotsQuery,
  wireCaptured,
  wirePreview,
  wireSnapshot,
} from './snapshots.schema.ts';
import {
  captureSnapshot,
  deleteAllSnapshots,
  deleteSnapshot,
  pageOfSnapshots,
  previewSnapshot,
} from './snapshots.service.ts';

const tags = ['snapshots'];

/** @param sources tell the value of the investments at the moment of a snapshot */
export function snapshotRoutes(app: Http, deps: Deps, sources: SnapshotSources): void {
  captureRoute(app, deps, sources);
  previewRoute(app, deps, sources);
  readRoutes(app, deps);
  exportRoute(app, deps);
  deleteRoutes(app, deps);
  importRoute(app, deps);
}

/** In a scope of its own, where a body of any kind is ignored. */
function captureRoute(app: Http, deps: Deps, sources: SnapshotSources): void {
  const schema = {
    tags,
    summary: 'Take a snapshot of everything owned',
    description:
      'One row for each asset, the investments first. Any body is ignored. What was not known on the day that is reconstructed is left out and named; without the investments no snapshot is taken.',
    querystring: captureQuery,
    response: { 201: capturedSchema, ...conflict, ...invalid },
  };
  app.register((scope: Http, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, _body, ignored) =>
      ignored(null, undefined),
    );
    scope.post('/snapshots', { schema }, async (request, reply) => {
      const captured = answerChange(reply, await captureSnapshot(deps, sources, request.query, request.id));
      return await reply.status(201).send(wireCaptured(captured));
    });
    done();
  });
}

function previewRoute(app: Http, deps: Deps, sources: SnapshotSources): void {
  app.get(
    '/snapshots/preview',
    {
      schema: {
        tags,
        summary: 'Tell what a snapshot would keep, and store nothing',
        querystring: previewQuery,
        response: { 200: previewSchema, ...invalid },
      },
    },
    async ({ query }) => wirePreview(await previewSnapshot(deps, sources, query)),
  );
}

function bounds({ start_date: start, end_date: end }: SummaryQuery) {
  return { start: start?.instant, end: end && endOf(end) };
}

function readRoutes(app: Http, deps: Deps): void {
  app.get(
    '/snapshots',
    {
      schema: {
        tags,
        summary: 'List the rows of snapshots, newest first',
        querystring: snapshotsQuery,
        response: { 200: snapshotListSchema, ...invalid },
      },
    },
    async ({ query }) => {
      const rows = await pageOfSnapshots(deps, { ...bounds(query), assetType: query.asset_type });
      return { snapshots: rows.map(wireSnapshot), total: rows.length, metadata: null };
    },
  );

  app.get(
    '/snapshots/summary',
    {
      schema: {
        tags,
        summary: 'What each snapshot comes to and how it changed since the oldest',
        querystring: summaryQuery,
        response: { 200: summaryListSchema, ...invalid },
      },
    },
    async ({ query }) => {
      const { summaries, average } = await summariseSnapshots(deps, bounds(query));
      const wire = summaries.map(wireSnapshotSummary);
      return { summaries: wire, total: wire.length, avg_monthly_increment: average };
    },
  );
}

function exportRoute(app: Http, deps: Deps): void {
  app.get(
    '/snapshots/export-csv',
    {
      schema: {
        tags,
        summary: 'Download the rows of snapshots as a CSV file',
        description: 'With the filters and the order of the list; the import reads it back as it is.',
        querystring: snapshotsQuery,
        response: { 200: csvFile('One line for each row of a snapshot'), ...invalid },
      },
    },
    async ({ query }, reply) => {
      const rows = await pageOfSnapshots(deps, { ...bounds(query), assetType: query.asset_type });
      return await sendCsv(reply, 'snapshots', snapshotLines(rows));
    },
  );
}

function deleteRoutes(app: Http, deps: Deps): void {
  app.delete(
    '/snapshots',
    { schema: { tags, summary: 'Delete every snapshot', response: { 200: deletedSchema, ...invalid } } },
    async (request, reply) => {
      const count = answerChange(reply, await deleteAllSnapshots(deps, request.id));
      return { message: `Deleted ${counted(count, 'row')} of snapshots`, deleted_count: count };
    },
  );

  app.delete(
    '/snapshots/:snapshot_date',
    {
      schema: {
        tags,
        summary: 'Delete the snapshot of a moment',
        params: snapshotParams,
        response: { 200: deletedSnapshotSchema, ...notFound, ...invalid },
      },
    },
    async (request, reply) => {
      const { instant } = request.params.snapshot_date;
      const count = answerChange(reply, await deleteSnapshot(deps, instant, request.id));
      const snapshot_date = wireInstant(instant);
      return { message: `Deleted the snapshot of ${snapshot_date}`, deleted_count: count, snapshot_date };
    },
  );
}

function importRoute(app: Http, deps: Deps): void {
  app.post(
    '/snapshots/import-csv',
    {
      schema: {
        tags,
        summary: 'Import a table of snapshots',
        description: 'Multipart form, part `file`, at most 50 MB. Good rows are stored in one transaction.',
        consumes: ['multipart/form-data'],
        querystring: snapshotImportQuery,
        response: { 200: snapshotImportReportSchema, 400: detailSchema, 413: detailSchema, ...invalid },
      },
    },
    async (request, reply) => {
      const { dry_run: dryRun = false, allow_duplicates: allowDuplicates = false } = request.query;
      const options = { dryRun, allowDuplicates };
      const report = answerChange(
        reply,
        await importUpload(deps, request, 'snapshots', options, runSnapshotImport),
      );
      return await reply.type('application/json; charset=utf-8').send(report as never);
    },
  );
}
