// Source: docs.kie.ai, the OpenAPI file of each model's page (2026-06).

/** JSON Schema, as far as kie.ai writes it. */
export interface KieField {
	readonly type: 'string' | 'boolean' | 'number' | 'integer' | 'array';
	readonly description?: string;
	readonly enum?: ReadonlyArray<string | number>;
	readonly default?: string | number | boolean;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly maxLength?: number;
	readonly maxItems?: number;
	readonly items?: object;
}

/** A model of the market, as its page documents it. */
export interface KieModel {
	readonly id: string;
	readonly title: string;
	readonly provider: string;
	readonly taskType: readonly string[];
	readonly required: readonly string[];
	readonly fields: Readonly<Record<string, KieField>>;
	/** What counts where the input says nothing. */
	readonly defaults: { readonly seconds: number; readonly lines: number; readonly ratio: string };
	/** Credits for a video. */
	price(seconds: number, lines: number): number;
}

export const FROM_TEXT = ['Text to Video'];
export const FROM_IMAGE = ['Image to Video'];

export const ADDRESS: KieField = {
	type: 'string',
	description: 'A URL, not the content of the file',
};
export const SWITCH: KieField = { type: 'boolean' };
export const CHECKER: KieField = { type: 'boolean', default: false };
export const SEED: KieField = { type: 'integer', minimum: 0, maximum: 2147483647 };

export function text(maxLength: number): KieField {
	return { type: 'string', maxLength };
}

export function oneOf(choices: readonly string[], fallback?: string): KieField {
	return { type: 'string', enum: choices, ...(fallback !== undefined && { default: fallback }) };
}

export function addresses(maxItems: number, description: string): KieField {
	return { type: 'array', items: { type: 'string', format: 'uri' }, maxItems, description };
}
