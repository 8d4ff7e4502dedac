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
	const { info, billing } = providers[dialect];
	return {
		isEmulated: true,
		baseUrl: emulator.baseUrl(dialect),
		apiKey: settings.keys[0] ?? '',
		cost: () => {
			const total = emulator.billing.total();
			const { charged } = billing;
			const real =
				total === 0
					? `at ${info.label}: ${charged}`
					: `would have been $${total.toFixed(2)} (${charged})`;
			return `nothing, as it is emulated; ${real}`;
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
		cost: () => `charged ${billing.charged}; see ${info.label} for the amount`,
		close: async () => {},
	};
}
