// Downloads a video with the built node, on n8n's engine, into n8n's binary store.
import { loadBuiltPackage } from '../../demo/builtPackage';
import { createEngine, type EngineResult } from '../../test/engine';
import { measure } from './measure';
import type { Measured, Source } from './types';

async function download({ baseUrl, apiKey, videoId }: Source): Promise<Measured> {
	const engine = await createEngine();
	const run = async (operation: string): Promise<EngineResult> => {
		const result = await engine.run({
			...loadBuiltPackage(),
			credentials: { dialect: 'openai', baseUrl, apiKey },
			parameters: { resource: 'video', operation, videoId },
		}).result;
		if (result.error) throw result.error;
		return result;
	};
	// At rest means: everything is loaded that a first request loads.
	await run('getStatus');
	const measured = await measure(async () => {
		const { items } = await run('download');
		const video = items[0]?.json.video;
		if (typeof video !== 'object' || video === null || !('bytes' in video)) return 0;
		return Number(video.bytes);
	});
	await engine.close();
	return measured;
}

process.once('message', (source: Source) => {
	void download(source).then((measured) => process.send?.(measured));
});
