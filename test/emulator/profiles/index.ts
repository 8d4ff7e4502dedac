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
import { openai } from './openai';
import { openRouter } from './openRouter';
import { piApi } from './piApi';
import type { Profile } from './profile';
import { replicate } from './replicate';
import { sglang } from './sglang';
import { together } from './together';
import { vllmOmni } from './vllmOmni';
import { waveSpeed } from './waveSpeed';
import { xAi } from './xAi';

/** Every provider that is emulated, by its name. */
export const profiles = {
	artifex,
	apiyi,
	ezmodel,
	openai,
	azureOpenAi,
	openRouter,
	liteLlm,
	vllmOmni,
	sglang,
	newApi,
	fal,
	kie,
	xAi,
	together,
	piApi,
	gemini,
	aimlApi,
	replicate,
	waveSpeed,
	modelArk,
} satisfies Record<string, Profile>;

/** Not the node's list of providers: the emulator knows nothing of the node. */
export type ProfileName = keyof typeof profiles;

export function isProfileName(name: string): name is ProfileName {
	return Object.hasOwn(profiles, name);
}
