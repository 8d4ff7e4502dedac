import { describeCosts } from '../nodes/AiVideo/operations/readyHint';
import { providers } from '../nodes/AiVideo/providers';
import { isProfileName, startEmulator } from '../test/emulator';
import type { DemoOptions } from './options';

/** Long enough to see it work, short enough to wait for. */
const GENERATION_MS = 6_000;

/** Whom the demo asks for the video. */
export interface DemoProvider {
	readonly isEmulated: boolean;
	readonly baseUrl: string;
	readonly apiKey: string;
	/** What the videos so far would have cost, in words. */
	cost(): string;
	close(): Promise<void>;
}

async function emulatedProvider(dialect: DemoOptions['dialect']): Promise<DemoProvider> {
	if (!isProfileName(dialect)) throw new Error(`There is no emulator of ${dialect}`);
	const emulator = await startEmulator();
	const settings = emulator.settings(dialect);
	settings.generationMs = GENERATION_MS;
	const { info, server } = providers[dialect];
	return {
		isEmulated: true,
		baseUrl: emulator.baseUrl(dialect),
		apiKey: settings.keys[0] ?? '',
		cost: () => {
			const price = describeCosts(emulator.billing.jobs.filter(({ amount }) => amount > 0));
			if (price === '') return 'nothing, as it is emulated';
			const at = server.baseUrl === null ? "a server with OpenAI's prices" : info.label;
			return `nothing, as it is emulated. About ${price} at ${at}`;
		},
		close: async () => await emulator.close(),
	};
}

/** Starts the emulator, unless the user named a real provider. */
export async function openProvider({ dialect, provider }: DemoOptions): Promise<DemoProvider> {
	if (provider === null) return await emulatedProvider(dialect);
	const { info, billing } = providers[dialect];
	return {
		isEmulated: false,
		...provider,
		cost: () => `see your account at ${info.label}, which charges: ${billing.charged}`,
		close: async () => {},
	};
}
