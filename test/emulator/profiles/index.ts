import { apiyi } from './apiyi';
import { artifex } from './artifex';
import { azureOpenAi } from './azureOpenAi';
import { ezmodel } from './ezmodel';
import { liteLlm } from './liteLlm';
import { newApi } from './newApi';
import { openai } from './openai';
import { openRouter } from './openRouter';
import type { Profile } from './profile';
import { sglang } from './sglang';
import { vllmOmni } from './vllmOmni';

/** Every provider that is emulated, by the name of its dialect. */
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
} satisfies Record<string, Profile>;

export type EmulatedDialect = keyof typeof profiles;

export function isEmulatedDialect(name: string): name is EmulatedDialect {
	return Object.hasOwn(profiles, name);
}
