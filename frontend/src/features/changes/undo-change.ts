import { api, bodyOf, changeIdOf } from '../../api/client.ts';

/** Reverts a whole change; answers the number of the change that did. */
export async function undoChange(id: number): Promise<number | null> {
  const answer = await api.POST('/api/v1/changes/{id}/undo', { params: { path: { id } } });
  bodyOf(answer);
  return changeIdOf(answer.response.headers);
}
