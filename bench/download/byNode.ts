// Downloads a video with the built node, on n8n's engine, into n8n's binary store.
import { openBuiltNode } from '../builtNode';
import { answerParent } from '../children';
import { measure } from './measure';
import type { DownloadTask, Measured } from './types';

answerParent<DownloadTask>(async ({ videoId, ...connection }): Promise<Measured> => {
	const node = await openBuiltNode(connection);
	// At rest means: everything is loaded that a first request loads.
	await node.run('getStatus', { videoId });
	const measured = await measure(async () => {
		const { items } = await node.run('download', { videoId });
		const video = items[0]?.json.video;
		if (typeof video !== 'object' || video === null || !('bytes' in video)) return 0;
		return Number(video.bytes);
	});
	await node.close();
	return measured;
});
