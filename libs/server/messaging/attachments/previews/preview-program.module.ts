import { type DynamicModule, Global, Module } from '@nestjs/common';

/** Where the program is that draws pages of PDFs: a thread of its own needs a file of its own. */
export abstract class PreviewProgram {
  abstract readonly url: URL;
}

/** The application says it, because the program is built beside it. */
@Global()
@Module({})
export class PreviewProgramModule {
  static at(url: URL): DynamicModule {
    return {
      module: PreviewProgramModule,
      providers: [{ provide: PreviewProgram, useValue: { url } }],
      exports: [PreviewProgram],
    };
  }
}
