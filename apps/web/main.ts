import { Component } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
@Component({ selector: 'app-root', template: 'x' })
class App {}
bootstrapApplication(App);
