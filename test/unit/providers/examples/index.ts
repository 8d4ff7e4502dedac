import type { DialectName } from '../../../../nodes/AiVideo/providers';
import { aimlApi } from './aimlApi';
import { apiyi } from './apiyi';
import { artifex } from './artifex';
import { azureOpenAi } from './azureOpenAi';
import type { Examples } from './example';
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

/** What every provider documents. A provider without examples does not compile. */
export const examples: Readonly<Record<DialectName, Examples>> = {
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
};
