import { Response } from 'undici';

import type { RequestRecord } from '../../emulator';

/** A file part of a form. */
export interface WireFile {
	readonly fileName: string;
	readonly type: string;
	readonly bytes: Buffer;
}

/** A request as it went over the wire, its body read by parsers that are not ours. */
export interface WireRequest {
	readonly method: string;
	readonly path: string;
	readonly authorization: string | undefined;
	readonly contentType: string;
	/** JSON parsed; a form as its parts in their order. */
	readonly body: unknown;
}

export async function wireOf(record: RequestRecord): Promise<WireRequest> {
	const { method, path, headers } = record;
	const [contentType = ''] = (headers['content-type'] ?? '').split(';');
	const isForm = contentType === 'multipart/form-data';
	const body = isForm ? await formOf(record) : JSON.parse(record.body.toString('utf8'));
	return { method, path, authorization: headers['authorization'], contentType, body };
}

type FormPart = readonly [name: string, value: string | WireFile];

async function formOf({ headers, body }: RequestRecord): Promise<FormPart[]> {
	const contentType = headers['content-type'] ?? '';
	const form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
	const parts: FormPart[] = [];
	for (const [name, value] of form) {
		if (typeof value === 'string') parts.push([name, value]);
		else {
			const bytes = Buffer.from(await value.arrayBuffer());
			parts.push([name, { fileName: value.name, type: value.type, bytes }]);
		}
	}
	return parts;
}
