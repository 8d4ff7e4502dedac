// To add a provider: 1. one file in this folder, after the nearest one, 2. one line below, 3. its
// emulator profile, 4. its examples in test/unit/providers/examples. CONTRIBUTING.md has the steps.
import type { Provider } from '../protocol/provider';
import { aimlApi } from './aimlApi';
import { apiyi } from './apiyi';
import { artifex } from './artifex';
import { azureOpenAi } from './azureOpenAi';
import { ezmodel } from './ezmodel';
import { fal } from './fal';
import { gemini } from './gemini';
import { kie } from './kie';
import { liteLlm } from './liteLlm';
import { modelArk } from './modelArk';
import { newApi } from './newApi';
import { openAi } from './openAi';
import { openRouter } from './openRouter';
import { piApi } from './piApi';
import { replicate } from './replicate';
import { sglang } from './sglang';
import { together } from './together';
import { vllmOmni } from './vllmOmni';
import { waveSpeed } from './waveSpeed';
import { xAi } from './xAi';

const registry = {
	openai: openAi,
	aimlApi,
	apiyi,
	artifex,
	azureOpenAi,
	ezmodel,
	fal,
	gemini,
	kie,
	liteLlm,
	modelArk,
	newApi,
	openRouter,
	piApi,
	replicate,
	sglang,
	together,
	vllmOmni,
	waveSpeed,
	xAi,
} satisfies Readonly<Record<string, Provider>>;

/** The values of the credential's field `dialect`. */
export type DialectName = keyof typeof registry;

/** Every provider by its public name. */
export const providers: Readonly<Record<DialectName, Provider>> = registry;

export function isDialectName(name: unknown): name is DialectName {
	return typeof name === 'string' && Object.hasOwn(registry, name);
}

/** In the order of the credential's list. */
export const dialectNames: readonly DialectName[] = Object.keys(registry).filter(isDialectName);
