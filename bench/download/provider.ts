// Serves one finished video of as many bytes as its argument says. A process of its own, so that
// its memory and its work are not the client's.
import { startEmulator } from '../../test/emulator';
import type { Source } from './types';

const DIALECT = 'openai';

async function main(): Promise<void> {
	const emulator = await startEmulator();
	const settings = emulator.settings(DIALECT);
	Object.assign(settings, { generationMs: 0, contentBytes: Number(process.argv[2]) });
	const baseUrl = emulator.baseUrl(DIALECT);
	const apiKey = settings.keys[0] ?? '';
	const answer = await fetch(`${baseUrl}/videos`, {
		method: 'POST',
		headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
		body: JSON.stringify({ model: 'sora-2', prompt: 'A long shot of an empty beach' }),
	});
	const videoId = emulator.jobs()[0]?.id;
	if (videoId === undefined) throw new Error(`No video: HTTP ${answer.status}`);
	process.send?.({ baseUrl, apiKey, videoId } satisfies Source);
}

process.once('disconnect', () => process.exit());
void main();
