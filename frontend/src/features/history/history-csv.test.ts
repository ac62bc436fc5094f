import { expect, test } from 'vitest';
import { ENGLISH } from '../../i18n/translator.ts';
import { change } from '../../testing/change-bodies.ts';
import { historyCsv } from './history-csv.ts';

test('the list as a file has the words of the API, the zone of its instants, and a line for each change', () => {
  const changes = [
    change({ undone_by: 9, summary: 'Edited "A", B' }),
    change({ id: 2, action: 'undo', undoes: 1 }),
  ];
  expect(historyCsv(ENGLISH, changes).replace('\uFEFF', '').split('\r\n')).toEqual([
    'Change,Made at (UTC),Action,Subject,Summary,Rows,Undoes,Undone by',
    '3,2024-11-24T18:30:00Z,update,transactions,"Edited ""A"", B",1,,9',
    '2,2024-11-24T18:30:00Z,undo,transactions,Edited transaction 1: BUY 12 IE00BK5BQT80,1,1,',
    '',
  ]);
});
