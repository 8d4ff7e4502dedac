import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { at, isObject, readText } from '../dialects/readFields';
import type { Session } from '../jobs/session';
import { openSession } from './openSession';

const TIMEOUT_MS = 20_000;

/** Model lists of the family hold models of every kind, without saying which make videos. */
const VIDEO_MODEL =
	/video|sora|veo|kling|wan[-_.\d]|seedance|hailuo|runway|gen-?[34]|luma|ray-?\d|pika|vidu|pixverse|hunyuan|ltx|cogvideo|mochi|minimax|jimeng/i;

async function listedModels(session: Session): Promise<readonly string[]> {
	const call = session.dialect.listModels?.();
	if (!call) return [];
	const answer = await session.client.send(call, { timeoutMs: TIMEOUT_MS });
	const data = answer.kind === 'answer' ? at(answer.json, 'data') : undefined;
	if (!Array.isArray(data)) return [];
	return data.filter(isObject).flatMap((model) => readText(model.id) ?? []);
}

/**
 * The provider's video models, and those the dialect knows; the latter alone when the provider
 * has no list or does not answer, so that a model can always be chosen.
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const known = session.dialect.models.map(({ id }) => id);
	const listed = (await listedModels(session)).filter((id) => VIDEO_MODEL.test(id));
	const wanted = (filter ?? '').toLowerCase();
	const ids = [...new Set([...known, ...listed])].filter((id) => id.toLowerCase().includes(wanted));
	return { results: ids.map((id) => ({ name: id, value: id })) };
}
