import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { openSession } from './openSession';

/** Model lists of the family hold models of every kind, without saying which make videos. */
const VIDEO_MODEL =
	/video|sora|veo|kling|wan[-_.\d]|seedance|hailuo|runway|gen-?[34]|luma|ray-?\d|pika|vidu|pixverse|hunyuan|ltx|cogvideo|mochi|minimax|jimeng/i;

/**
 * The provider's video models, and those the dialect knows; the latter alone when the provider
 * has no list or does not answer, so that a model can always be chosen.
 */
export async function searchModels(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const session = await openSession(this);
	const { dialect, catalogue } = session;
	const all = await catalogue.ids();
	// A list that tells what its models take is a list of video models.
	const known = dialect.models.map(({ id }) => id);
	const videoModels = dialect.readModels ? all : all.filter((id) => VIDEO_MODEL.test(id));
	// A server of one's own may call its models anything.
	const listed = known.length === 0 && videoModels.length === 0 ? all : videoModels;
	const wanted = (filter ?? '').toLowerCase();
	const ids = [...new Set([...known, ...listed])].filter((id) => id.toLowerCase().includes(wanted));
	return { results: ids.map((id) => ({ name: id, value: id })) };
}
