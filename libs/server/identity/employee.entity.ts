import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EmployeeRole, ModuleAccess } from './employee.model';

@Entity('employee')
export class EmployeeEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  /** Lower case; unique in the installation, since signing in names no clinic. */
  @Column('text')
  email: string;

  @Column('text')
  position: string;

  @Column('text')
  role: EmployeeRole;

  @Column('text', { array: true })
  modules: ModuleAccess[];

  @Column('boolean')
  active: boolean;

  /** Grows with every change: who changes an older one is told of it. */
  @Column('int', { default: 1 })
  version: number;

  @Column('timestamptz')
  createdAt: Date;
}

/** Kept apart from the employee, so that no list of people ever carries a hash. */
@Entity('employee_credential')
export class EmployeeCredentialEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  employeeId: string;

  @Column('text')
  passwordHash: string;

  @Column('timestamptz')
  changedAt: Date;
}
