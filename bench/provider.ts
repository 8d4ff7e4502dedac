// The emulator in a process of its own, with OpenAI's dialect, in real time.
import { startEmulator, type ProfileSettings } from '../test/emulator';
import { answerParent } from './children';
import type { Connection, ProviderTask } from './startProvider';

const DIALECT = 'openai';

/** Spreads jobs evenly over a stretch, in an order that looks like none. */
function spread({ fromMs, toMs }: NonNullable<ProviderTask['generation']>) {
	const STRIDE = 0.618_033_988_75;
	return (job: number) => Math.round(fromMs + ((job * STRIDE) % 1) * (toMs - fromMs));
}

answerParent<ProviderTask>(async ({ generation, contentBytes = null }): Promise<Connection> => {
	const emulator = await startEmulator();
	const generationMs = generation ? spread(generation) : 0;
	const settings: ProfileSettings = emulator.settings(DIALECT);
	Object.assign(settings, { generationMs, contentBytes });
	return { baseUrl: emulator.baseUrl(DIALECT), apiKey: settings.keys[0] ?? '' };
});
