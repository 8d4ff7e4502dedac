// To add a provider: 1. copy the nearest file in this folder and name it in DialectName,
// 2. add one line below, 3. add its emulator profile, 4. add its README row. Tests fail until all
// four are there.
import { apiyi } from './apiyi';
import { artifex } from './artifex';
import { azureOpenAi } from './azureOpenAi';
import type { Dialect, DialectName } from '../protocol/dialect';
import { ezmodel } from './ezmodel';
import { liteLlm } from './liteLlm';
import { newApi } from './newApi';
import { openAi } from './openAi';
import { openRouter } from './openRouter';
import { sglang } from './sglang';
import { vllmOmni } from './vllmOmni';

/** Every dialect, in the order of the credential's list. */
export const dialects: Readonly<Record<DialectName, Dialect>> = {
	openai: openAi,
	apiyi,
	artifex,
	azureOpenAi,
	ezmodel,
	liteLlm,
	newApi,
	openRouter,
	sglang,
	vllmOmni,
};

export function isDialectName(name: unknown): name is DialectName {
	return typeof name === 'string' && Object.hasOwn(dialects, name);
}
