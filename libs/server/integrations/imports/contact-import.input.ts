import { ArgsType, Field, ID, InputType } from '@nestjs/graphql';
import { PageArgs } from '@server/platform';
import { IsArray, IsBoolean, IsEnum, IsOptional } from 'class-validator';
import { ImportField, RowFate } from './contact-import.model';

@InputType({ description: 'How an uploaded file is to be imported.' })
export class ImportContactsInput {
  @Field(() => ID, { description: 'The file, as POST /imports answered it.' })
  importId: string;

  @Field(() => [ImportField], {
    nullable: 'itemsAndList',
    description: 'What each column holds, in their order, null to leave one out. Left out as a whole: as suggested.',
  })
  @IsOptional()
  @IsArray()
  mapping?: (ImportField | null)[] | null;

  @Field({ description: 'Only find out what would become of each row. Nothing is changed.' })
  @IsBoolean()
  dryRun: boolean;
}

@ArgsType()
export class ImportRowsArgs extends PageArgs {
  @Field(() => RowFate, { nullable: true, description: 'Only the rows of this fate.' })
  @IsOptional()
  @IsEnum(RowFate)
  fate?: RowFate | null;
}
