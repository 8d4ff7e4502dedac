import busboy from 'busboy';
import { refusal, type Refusal } from '../profiles/refusal';

export interface UploadedFile {
	readonly field: string;
	readonly fileName: string | null;
	readonly mimeType: string;
	readonly bytes: Buffer;
}

/** The body of a submission, decoded. A form field that is sent twice becomes an array. */
export interface CreateBody {
	readonly encoding: 'json' | 'multipart';
	readonly fields: Readonly<Record<string, unknown>>;
	readonly files: readonly UploadedFile[];
}

/** Decodes a JSON or multipart body, or says why it cannot be. */
export async function parseCreateBody(
	contentType: string,
	body: Buffer,
): Promise<CreateBody | Refusal> {
	if (/^application\/json\b/i.test(contentType)) return parseJson(body);
	if (/^multipart\/form-data\b/i.test(contentType)) return parseForm(contentType, body);
	const shown = contentType === '' ? 'none' : contentType;
	return refusal(415, 'unsupported_media_type', `Unsupported content type: ${shown}.`);
}

function parseJson(body: Buffer): CreateBody | Refusal {
	try {
		const value: unknown = JSON.parse(body.toString('utf8'));
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
			return { encoding: 'json', fields: { ...value }, files: [] };
		}
	} catch {
		// Refused below, like JSON that is no object.
	}
	return refusal(400, 'invalid_json', 'We could not parse the JSON body of your request.');
}

async function parseForm(contentType: string, body: Buffer): Promise<CreateBody | Refusal> {
	try {
		return await readForm(contentType, body);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return refusal(400, 'invalid_form', `Could not parse the multipart form: ${reason}`);
	}
}

function readForm(contentType: string, body: Buffer): Promise<CreateBody> {
	return new Promise((resolve, reject) => {
		const limits = { fieldSize: body.length };
		const headers = { 'content-type': contentType };
		const form = busboy({ headers, limits, defParamCharset: 'utf8' });
		const fields: Record<string, unknown> = {};
		const files: UploadedFile[] = [];
		form.on('field', (name, value) => {
			fields[name] = name in fields ? [fields[name], value].flat() : value;
		});
		form.on('file', (field, stream, { filename, mimeType }) => {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('error', reject);
			stream.on('end', () => {
				files.push({ field, fileName: filename ?? null, mimeType, bytes: Buffer.concat(chunks) });
			});
		});
		form.on('error', reject);
		form.on('close', () => resolve({ encoding: 'multipart', fields, files }));
		form.end(body);
	});
}
