import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Trimmed } from '@server/platform';
import { ArrayMaxSize, IsEmail, IsEnum, IsInt, IsOptional, Length, MaxLength } from 'class-validator';
import { EmployeeRole, ModuleAccess } from '../employee.model';

const NAME = { message: 'A name has 1 to 120 characters.' };
const POSITION = { message: 'A position has at most 120 characters.' };
const EMAIL = { message: 'Enter an email address, such as anna@clinic.example.' };

@InputType({ description: 'A new employee. They set their own password by the link that comes back.' })
export class CreateEmployeeInput {
  @Field({ description: '1 to 120 characters after trimming.' })
  @Trimmed()
  @Length(1, 120, NAME)
  name: string;

  @Field({ description: 'The address to sign in with; case does not matter.' })
  @Trimmed()
  @MaxLength(254, EMAIL)
  @IsEmail({}, EMAIL)
  email: string;

  @Field({ defaultValue: '', description: 'Job title, at most 120 characters.' })
  @Trimmed()
  @MaxLength(120, POSITION)
  position: string;

  @Field(() => EmployeeRole, { defaultValue: EmployeeRole.EMPLOYEE, description: 'Administrator or not.' })
  @IsEnum(EmployeeRole)
  role: EmployeeRole;

  @Field(() => [ModuleAccess], { description: 'The parts of the product they may use.' })
  @ArrayMaxSize(2)
  @IsEnum(ModuleAccess, { each: true })
  modules: ModuleAccess[];
}

@InputType({ description: 'What is to change about an employee. What is left out or null stays as it is.' })
export class UpdateEmployeeInput {
  @Field(() => ID, { description: 'The employee.' })
  id: string;

  @Field(() => Int, {
    description: 'The version that the change was made from. Another one there now: CONFLICT, with both versions.',
  })
  @IsInt()
  version: number;

  @Field(() => String, { nullable: true, description: '1 to 120 characters after trimming.' })
  @IsOptional()
  @Trimmed()
  @Length(1, 120, NAME)
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The address to sign in with.' })
  @IsOptional()
  @Trimmed()
  @MaxLength(254, EMAIL)
  @IsEmail({}, EMAIL)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Job title, at most 120 characters.' })
  @IsOptional()
  @Trimmed()
  @MaxLength(120, POSITION)
  position?: string | null;

  @Field(() => EmployeeRole, { nullable: true, description: 'Administrator or not.' })
  @IsOptional()
  @IsEnum(EmployeeRole)
  role?: EmployeeRole | null;

  @Field(() => [ModuleAccess], { nullable: true, description: 'The parts of the product they may use.' })
  @IsOptional()
  @ArrayMaxSize(2)
  @IsEnum(ModuleAccess, { each: true })
  modules?: ModuleAccess[] | null;
}
