import type { Logger } from 'n8n-workflow';
import { currentScope } from './scope';
import type { LogRecord } from './types';

/** Hands every line to the scope it was written in; lines from outside any execution are dropped. */
export class CaptureLogger implements Logger {
	constructor(private readonly source: LogRecord['source']) {}

	/** n8n's services ask for a child logger of their own. */
	scoped(): this {
		return this;
	}

	error(message: string, meta?: Record<string, unknown>): void {
		this.write('error', message, meta);
	}

	warn(message: string, meta?: Record<string, unknown>): void {
		this.write('warn', message, meta);
	}

	info(message: string, meta?: Record<string, unknown>): void {
		this.write('info', message, meta);
	}

	debug(message: string, meta?: Record<string, unknown>): void {
		this.write('debug', message, meta);
	}

	private write(level: LogRecord['level'], message: string, meta = {}): void {
		const scope = currentScope();
		const { source } = this;
		scope?.log({ level, message, meta, executionId: scope.executionId, source });
	}
}
