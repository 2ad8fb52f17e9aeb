import { Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  CreateEmployeeDocument,
  type CreateEmployeeInput,
  type CreateEmployeeMutation,
  DeactivateEmployeeDocument,
  type EmployeeRole,
  type EmployeeRowFieldsFragment,
  EmployeesDirectoryDocument,
  InviteEmployeeDocument,
  ReactivateEmployeeDocument,
  ResetTwoStepDocument,
  UpdateEmployeeDocument,
  type UpdateEmployeeInput,
} from '@client/graphql/admin';
import type { ListPage } from '../paged-list';

export type EmployeeRow = EmployeeRowFieldsFragment;
export type Created = CreateEmployeeMutation['createEmployee'];
export type InviteLink = Created['invite'];

const PAGE = 50;

/** What the directory of employees asks of the server. Every method rejects with a `GraphqlFailure`. */
@Injectable({ providedIn: 'root' })
export class EmployeesApi {
  private readonly http = inject(GraphqlHttp);

  async page(
    search: string,
    role: EmployeeRole | null,
    includeInactive: boolean,
    after: string | null,
  ): Promise<ListPage<EmployeeRow>> {
    const variables = { search: search || null, role, includeInactive, first: PAGE, after };
    return (await this.http.run(EmployeesDirectoryDocument, variables)).employees;
  }

  async create(input: CreateEmployeeInput): Promise<Created> {
    return (await this.http.run(CreateEmployeeDocument, { input })).createEmployee;
  }

  async update(input: UpdateEmployeeInput): Promise<EmployeeRow> {
    return (await this.http.run(UpdateEmployeeDocument, { input })).updateEmployee.employee;
  }

  async deactivate(id: string): Promise<EmployeeRow> {
    return (await this.http.run(DeactivateEmployeeDocument, { id })).deactivateEmployee.employee;
  }

  async reactivate(id: string): Promise<EmployeeRow> {
    return (await this.http.run(ReactivateEmployeeDocument, { id })).reactivateEmployee.employee;
  }

  async resetTwoStep(id: string): Promise<void> {
    await this.http.run(ResetTwoStepDocument, { id });
  }

  async invite(id: string): Promise<InviteLink> {
    return (await this.http.run(InviteEmployeeDocument, { id })).inviteEmployee.invite;
  }
}
