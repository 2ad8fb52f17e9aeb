import { Module } from '@nestjs/common';
import { ContactExport } from './exports/contact-export.service';
import { ExportsController } from './exports/exports.controller';
import { ContactImportResolver } from './imports/contact-import.resolver';
import { ContactImports } from './imports/contact-imports.service';
import { ImportBatches } from './imports/import-batches.service';
import { ImportFiles } from './imports/import-files.service';
import { ImportsController } from './imports/imports.controller';

/** Every resolver of this library, for the module and for printing the schema. */
export const integrationsResolvers = [ContactImportResolver];

/** What comes from other systems and goes to them: files of contacts, in and out. */
@Module({
  providers: [ImportFiles, ImportBatches, ContactImports, ContactExport, ...integrationsResolvers],
  controllers: [ImportsController, ExportsController],
})
export class IntegrationsModule {}
